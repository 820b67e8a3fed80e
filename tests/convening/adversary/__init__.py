"""An attacker against what rooms reveal, who shares no code with the rules that decide it.

She knows who is in the room and on which side, who shared when, and who came back with other answers.
She has every pattern, exactly as phones and files get it.  ``sums`` lets her add and subtract, ``worlds`` lets
her reason, ``guesses`` lets her bet.  The rooms are those of ``rooms``, for every kind in the catalog.
"""
