/**
 * All rules against one event at a time.
 *
 * <p>Read {@link org.hansho.match.RuleSet} first: rules compiled into one index for each class of
 * events. {@link org.hansho.match.Matcher} is the per-thread half. Imports {@code address}, {@code
 * event}, {@code json}, {@code regex} and {@code sigma}. A rule set is immutable and shared; a
 * matcher belongs to one thread.
 *
 * <p>The way of a rule: {@code Lowering} turns its condition into {@code Term}s, tests that an
 * index answers and tests that must be asked; {@code ClassIndexBuilder} gives each test a bit, each
 * rule a rarest test under which it is posted, and a program over bits. The way of an event: the
 * tables of each {@code FieldIndex} (literals by grams and edges, numbers, networks) set bits in
 * {@code ClassRun}, postings make candidates, programs decide them. {@code Evaluator} asks a
 * condition as it is written; {@code Explainer} uses it to say why.
 */
@NullMarked
package org.hansho.match;

import org.jspecify.annotations.NullMarked;
