"""Language without the domain: marks, figures, money, dates, labels and Spanish agreement."""
