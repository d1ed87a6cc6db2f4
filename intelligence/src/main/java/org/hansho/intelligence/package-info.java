/**
 * Threat intelligence: lists of addresses, names, URLs and hashes, and what events say of them.
 *
 * <p>Read {@link org.hansho.intelligence.IndicatorList} first, then {@link
 * org.hansho.intelligence.Intelligence}, the lists made ready for look-up, and {@link
 * org.hansho.intelligence.IntelligenceAnalyzer}, which annotates events. Formats of lists are
 * recognised in {@link org.hansho.intelligence.IndicatorLists}. Imports {@code address}, {@code
 * csv}, {@code event} and {@code yaml}. Everything but {@code IndicatorSearch} and the readers is
 * immutable and shared.
 */
@NullMarked
package org.hansho.intelligence;

import org.jspecify.annotations.NullMarked;
