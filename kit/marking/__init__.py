"""Run learners' notebooks apart from the questions, and mark what they hand back."""
