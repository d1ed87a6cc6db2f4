package org.hansho.local.epoch;

/**
 * A piece of the detectors' state.
 *
 * @param layer which layer of detectors; {@link #ON_DEMAND} for pieces that are not loaded at the
 *     start but looked up with {@link EpochStore#find}
 * @param partition which group of keys
 * @param chunk which piece of the partition; the detectors' own naming
 * @param body the state; an empty one removes the chunk
 */
public record StateChunk(int layer, int partition, String chunk, byte[] body) {
  /** The layer of what is looked up one by one. */
  public static final int ON_DEMAND = -1;

  /** How the chunk begins that an alert needs to grow; its id follows. On demand, partition 0. */
  public static final String ALERT = "alert/";

  /** How the chunk begins that holds the wording of alerts; its version follows. Likewise. */
  public static final String WORDING = "wording/";
}
