"""What is true about a journal: plain values and rules, without Qt, SQL, files or a clock."""
