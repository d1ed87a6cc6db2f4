/**
 * Regular expressions as automata over bytes, in the syntax of RE2.
 *
 * <p>Read {@link org.hansho.regex.Automaton} first: a deterministic automaton whose states are made
 * when a text first leads there, within an {@link org.hansho.regex.Effort}. {@link
 * org.hansho.regex.Needs} says which literals a text must have. Imports nothing of the engine. An
 * automaton belongs to one thread.
 */
@NullMarked
package org.hansho.regex;

import org.jspecify.annotations.NullMarked;
