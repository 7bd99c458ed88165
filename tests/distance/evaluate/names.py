"""Given names of many places, women's and men's in pairs that have nothing in common."""

_PAIRS = """
Mary John, Sarah David, Emma Tom, Priya Raj, Aisha Omar, Ngozi Chidi, Siobhan Sean, Fatima Hassan,
Elena Marco, Yuki Kenji, Hannah Daniel, Chloe Josh, Anna Peter, Maria Mario, Olivia Oliver,
Zainab Ibrahim, Meera Arjun, Kate Luke, Laura Paul, Julie James, Karen Kevin, Nicole Nick,
Megan Michael, Rachel Robert, Rebecca Andrew, Jessica Matthew, Amy Ben, Lucy Harry, Sophie Simon,
Helen George, Susan Steven, Linda Brian, Emily Edward, Claire Alan, Deborah Dennis, Sandra Gary,
Lisa Chris, Jane Joe, Ruth Adam, Ana Luis, Leila Ali, Ines Diego, Niamh Declan, Amara Emeka,
Bianca Bruno, Tina Tony, Charlene Dermot, Jenny Jim, Jess Callum, Jean Harold, Bev Kenny,
Denise Terry, Deb Kyle, Edie Alec, Carol Roy, Maureen Keith, Noreen Liam, Kaylee Cody, Pam Dale,
Pooja Aditya, Oliwia Tomek, Aoife Cian, Brenda Martin, Moira Graeme, Kemi Ola, Orla Fintan,
Zora Marcus, Gwen Owen, Isobel Archie, Stacey Gavin, Kayla Wyatt, Patty Randy, Lorraine Danny,
Trish Pete, Marisol Beto, Mia Noah, Zara Zach, Oksana Marek, Pauline Geoffrey, Gosia Kacper,
Margaret Thomas, Shirl Kev, Leonie Leon, Chisom Chuka, Angela Craig, Philippa Silas,
Marjorie Raymond, Judith Bernie, Lupita Chuy, Dana Drew, Rita Ray, Joyce Bob, Agnieszka Marius,
Nola Curtis, Chebet Kibet, Nidhi Rohan, Kamala Suresh, Nisha Anil, Eluned Ifan, Sorcha Fionn,
Majella Colin, Hazel Tim, Fiona Greg, Ruby Leo, Abena Kofi, Zuzia Jakub, Kelly Alfie,
Manjit Gurpreet, Rima Anas, Luz Rafael, Mira Aziz, Sade Tunde, Donna Derek, Sheila Ronnie,
Tracy Darren, Louise Stuart, Beth Sam, Molly Jake, Ella Ethan, Tanya Ivan, Wendy Neil, Nina Felix
"""

COUPLES = tuple((pair.split()[0], pair.split()[1]) for pair in _PAIRS.split(","))
"""A woman's and a man's name each, as (woman's, man's)."""
