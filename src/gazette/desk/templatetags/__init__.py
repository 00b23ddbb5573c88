"""What the newsroom's templates may ask of the paper."""
