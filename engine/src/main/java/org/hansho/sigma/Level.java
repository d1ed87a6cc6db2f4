package org.hansho.sigma;

/** Sigma's five levels, the least first. A document without a level is {@link #MEDIUM}. */
public enum Level {
  INFORMATIONAL,
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL
}
