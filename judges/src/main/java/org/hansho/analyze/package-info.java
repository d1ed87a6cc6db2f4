/**
 * Facts that can be derived from one event alone, added to it as fields.
 *
 * <p>Read {@link org.hansho.event.Analyzer} first; all of them are listed in {@code Analyzers}.
 * Imports {@code address}, {@code event}, {@code sql} and {@code web}. Analyzers are pure: what
 * needs history is a detector.
 */
@NullMarked
package org.hansho.analyze;

import org.jspecify.annotations.NullMarked;
