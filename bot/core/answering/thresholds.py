"""When to answer, when to offer choices, when to keep silent: every threshold, in one place.

All are estimated probabilities. They follow from what an outcome costs: a right answer nothing, a
"did you mean" or silence 1, a wrong answer 5. Were the probabilities exact, a fact would be worth
telling from 0.8 on. The models are less sure of members' questions than they could be, so the
threshold was measured (`python -m tests.benchmarks.calibration`): on members' questions the cost is
lowest between 0.55 and 0.65, on phrasings left out of learning, which are harder, it still falls a
little up to 0.80. A referral names what is not known and claims nothing: a misplaced one costs
about as much as a needless choice.
"""

FACT = 0.6
"""An answer that claims a fact."""
LEADING_FACT = 0.4
"""The same when it is far ahead of everything else that may have been asked."""
LEAD = 5.0
"""What "far ahead" means: so many times likelier than the next."""
REFERRAL = 0.25
"""An answer that says what the sources do not tell."""
SMALLTALK = 0.45
"""A word of courtesy."""
CHOICES = 0.25
"""The choices together: below this nothing is offered."""
CHOICE = 0.06
"""One choice."""
PARTS = 0.5
"""That a message asks two things, for it to be answered in parts."""
CLEAR = 0.3
"""An earlier message, for it to tell what the conversation is about."""
COURTESY = 0.5
"""A courtesy, for it to be one whatever the conversation was about."""
