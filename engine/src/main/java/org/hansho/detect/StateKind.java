package org.hansho.detect;

/**
 * What the states of a detector look like when they are saved.
 *
 * @param name of this kind, for good; states of kinds of other names are never read as this one's
 * @param version of what {@link Detector#write} writes, from 1; it rises with every change, and
 *     {@link Detector#read(int, org.hansho.state.StateReader)} goes on reading the older ones
 */
public record StateKind(String name, int version) {
  /** A kind in its first version. */
  public static StateKind of(String name) {
    return new StateKind(name, 1);
  }
}
