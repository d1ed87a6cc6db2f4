/**
 * How well the network detections find guessing of passwords in flows, by sampling rate.
 *
 * <p>Read {@link org.hansho.benchmark.network.BruteForceQuality} first.
 */
@NullMarked
package org.hansho.benchmark.network;

import org.jspecify.annotations.NullMarked;
