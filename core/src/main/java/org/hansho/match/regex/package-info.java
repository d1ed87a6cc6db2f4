/**
 * Regular expressions as automata over bytes, in the syntax of RE2.
 *
 * <p>Read {@link org.hansho.match.regex.Automaton} first: a deterministic automaton whose states
 * are made when a text first leads there. {@link org.hansho.match.regex.Needs} says which literals
 * a text must have. Imports nothing of the engine. An automaton belongs to one thread.
 */
@NullMarked
package org.hansho.match.regex;

import org.jspecify.annotations.NullMarked;
