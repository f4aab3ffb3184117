"""What comes in from elsewhere: records that left a project of gawah, and the rows of tables of others."""
