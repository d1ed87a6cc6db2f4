/**
 * Records of a source: what a format and its reader are, and what becomes of a record that cannot
 * be read.
 *
 * <p>Read {@link org.hansho.record.Format} first, then {@link org.hansho.record.RecordReader},
 * which makes events of bytes, and {@link org.hansho.record.Malformed}. What a reader remembers
 * between records it saves through {@link org.hansho.record.Memory}. The formats themselves are in
 * {@code org.hansho.format}. Imports {@code bytes}, {@code event} and {@code state}.
 */
@NullMarked
package org.hansho.record;

import org.jspecify.annotations.NullMarked;
