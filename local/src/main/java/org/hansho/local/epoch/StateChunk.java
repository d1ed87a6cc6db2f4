package org.hansho.local.epoch;

/**
 * A piece of the detectors' state.
 *
 * @param layer which layer of detectors
 * @param partition which group of keys
 * @param chunk which piece of the partition; the detectors' own naming
 * @param body the state; an empty one removes the chunk
 */
public record StateChunk(int layer, int partition, String chunk, byte[] body) {}
