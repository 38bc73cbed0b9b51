"""What the delivery sends, on its way: each thing once, and looked for before it goes again."""
