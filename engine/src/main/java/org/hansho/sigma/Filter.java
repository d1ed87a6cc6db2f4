package org.hansho.sigma;

import org.hansho.event.LogSource;

/**
 * A Sigma filter document: narrows the rules it names to {@code (rule) and (filter)}.
 *
 * @param any whether it narrows every rule of its log source
 * @param logSource narrows only rules whose log source is this one or a part of it
 */
public record Filter(Header header, boolean any, LogSource logSource, Expr expr) {}
