-- fail: a figure cannot be a part of itself
SELECT figure_id, text, part_of FROM figures WHERE part_of = figure_id
