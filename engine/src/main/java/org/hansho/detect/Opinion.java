package org.hansho.detect;

/** What a person says of something that gave a result. */
public enum Opinion {
  /** It is as it should be: from now on it is known and gives no further results. */
  EXPECTED,

  /** It is not as it should be: it never becomes known by the mere passing of time. */
  OBJECTED,

  /**
   * Nothing any more: what was said before is taken back. It may become known by the passing of
   * time again; what a baseline has learned of it meanwhile, it may keep.
   */
  WITHDRAWN
}
