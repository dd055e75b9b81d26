"""What the words near a figure say of it: its measure, unit and subject, its total, and how it is put."""
