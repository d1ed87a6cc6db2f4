/**
 * How soon floods are reported, how often ordinary traffic is taken for one, and how many records a
 * second go through. Read {@link org.hansho.benchmark.flood.FloodQuality} first.
 */
@NullMarked
package org.hansho.benchmark.flood;

import org.jspecify.annotations.NullMarked;
