"""Names of people, posts and units in the cases of Russian; where the answer is not sure, it says so and guesses nothing."""
