"""Names and dates: what gives someone away, looked through and hidden."""
