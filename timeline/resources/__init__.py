"""What the package ships besides code: gazetteers and, in the wheel, the sample articles."""
