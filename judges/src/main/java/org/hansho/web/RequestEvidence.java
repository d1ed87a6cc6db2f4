package org.hansho.web;

import org.hansho.sql.SqlFingerprint;
import org.hansho.sql.SqlInjection;

/**
 * The evidence found in one request, a bounded number of findings. Names and values are slices of
 * {@link #bytes}, valid until the next request. Reused.
 */
public final class RequestEvidence {
  /** Most findings of a request; further ones are left out. */
  public static final int MOST = 16;

  /** Bytes of a value that are kept. */
  public static final int LONGEST_VALUE = 256;

  private final ScratchText scratch;
  private final EvidenceFamily[] families = new EvidenceFamily[MOST];
  private final String[] reasons = new String[MOST];
  private final int[] nameFrom = new int[MOST];
  private final int[] nameTo = new int[MOST];
  private final int[] valueFrom = new int[MOST];
  private final int[] valueTo = new int[MOST];
  private final byte[] fingerprint = new byte[SqlFingerprint.LONGEST];
  private int fingerprintLength;
  private int count;
  private int currentNameFrom;
  private int currentNameTo;

  RequestEvidence(ScratchText scratch) {
    this.scratch = scratch;
  }

  void clear() {
    count = 0;
    fingerprintLength = 0;
    currentNameFrom = 0;
    currentNameTo = 0;
  }

  /** The name of the part that is judged next, as a slice. */
  void part(int from, int to) {
    currentNameFrom = from;
    currentNameTo = to;
  }

  void add(EvidenceFamily family, String reason, int from, int to) {
    if (count == MOST) {
      return;
    }
    families[count] = family;
    reasons[count] = reason;
    nameFrom[count] = currentNameFrom;
    nameTo[count] = currentNameTo;
    valueFrom[count] = from;
    valueTo[count] = Math.min(to, from + LONGEST_VALUE);
    count++;
  }

  void addSql(String reason, int from, int to, SqlInjection judge) {
    if (fingerprintLength == 0) {
      fingerprintLength = judge.fingerprint(scratch.bytes(), from, to, fingerprint);
    }
    add(EvidenceFamily.SQL_INJECTION, reason, from, to);
  }

  /** How many findings there are. */
  public int count() {
    return count;
  }

  /** What was found. */
  public EvidenceFamily family(int finding) {
    return families[finding];
  }

  /** Why, in one word. */
  public String reason(int finding) {
    return reasons[finding];
  }

  /** Holds names and values. */
  public byte[] bytes() {
    return scratch.bytes();
  }

  /** Where the name of the parameter or part begins. */
  public int nameFrom(int finding) {
    return nameFrom[finding];
  }

  /** Behind the name. */
  public int nameTo(int finding) {
    return nameTo[finding];
  }

  /** Where the decoded bytes begin. */
  public int valueFrom(int finding) {
    return valueFrom[finding];
  }

  /** Behind the decoded bytes. */
  public int valueTo(int finding) {
    return valueTo[finding];
  }

  /** The fingerprint of the first SQL injection. */
  public byte[] fingerprint() {
    return fingerprint;
  }

  /** Bytes of the fingerprint, 0 if there was none. */
  public int fingerprintLength() {
    return fingerprintLength;
  }
}
