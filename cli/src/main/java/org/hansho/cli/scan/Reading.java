package org.hansho.cli.scan;

import org.hansho.format.Format;
import org.hansho.format.UnstatedTime;
import org.jspecify.annotations.Nullable;

/**
 * How sources are read.
 *
 * @param format the format of all sources; null means that each is recognised
 * @param unstated what to assume of time stamps without a year or a zone; null: the year follows
 *     from when the file was last changed
 */
public record Reading(@Nullable Format format, @Nullable UnstatedTime unstated) {}
