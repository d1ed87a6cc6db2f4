/**
 * All rules against one event at a time.
 *
 * <p>Read {@link org.hansho.match.RuleSet} first: rules compiled into one index for each class of
 * events. {@link org.hansho.match.Matcher} is the per-thread half. Imports {@code event}, {@code
 * json} and {@code sigma}. A rule set is immutable and shared; a matcher belongs to one thread.
 */
@NullMarked
package org.hansho.match;

import org.jspecify.annotations.NullMarked;
