package org.hansho.format.web;

import java.nio.charset.StandardCharsets;
import org.hansho.format.Sample;

/**
 * Real-time access logs of CloudFront as its stream delivers them: columns parted by tabs without
 * any names. Only logs of all fields, or of the first so many, can be read, since nothing in a
 * record says which fields were chosen. Source: Amazon CloudFront Developer Guide, "Use real-time
 * access logs", fields in their order.
 */
public final class CloudFrontRealTimeFormat extends CloudFrontLogFormat {
  private static final String COLUMNS =
      "timestamp c-ip s-ip time-to-first-byte sc-status sc-bytes cs-method cs-protocol cs-host"
          + " cs-uri-stem cs-bytes x-edge-location x-edge-request-id x-host-header"
          + " time-taken cs-protocol-version c-ip-version cs-user-agent cs-referer"
          + " cs-cookie cs-uri-query x-edge-response-result-type x-forwarded-for"
          + " ssl-protocol ssl-cipher x-edge-result-type fle-encrypted-fields fle-status"
          + " sc-content-type sc-content-len sc-range-start sc-range-end c-port"
          + " x-edge-detailed-result-type c-country cs-accept-encoding cs-accept"
          + " cache-behavior-path-pattern cs-headers cs-header-names cs-headers-count"
          + " primary-distribution-id primary-distribution-dns-name origin-fbl origin-lbl"
          + " asn";

  /** Columns up to the query, without which a request cannot be judged. */
  private static final int FEWEST = 21;

  private static final int STATUS = 4;
  private static final int METHOD = 6;
  private static final int PROTOCOL = 7;
  private static final int PATH = 9;

  /** The format. */
  public CloudFrontRealTimeFormat() {
    super(COLUMNS);
  }

  @Override
  public String name() {
    return "aws-cloudfront-realtime";
  }

  @Override
  public String description() {
    return "Real-time access logs of Amazon CloudFront: columns without names, all fields in order";
  }

  @Override
  public boolean hasMemory() {
    return false;
  }

  @Override
  public int recognise(byte[] sample, int length) {
    int end = Sample.firstLineEnd(sample, length);
    String[] columns = new String(sample, 0, end, StandardCharsets.UTF_8).strip().split("\t", -1);
    boolean fits =
        columns.length >= FEWEST
            && columns.length <= columns().size() + 1
            && columns[0].matches("\\d{10}\\.\\d{1,6}")
            && columns[STATUS].matches("\\d{3}")
            && columns[METHOD].matches("[A-Z]{3,10}")
            && columns[PROTOCOL].matches("(https?|wss?|grpcs?)")
            && columns[PATH].startsWith("/");
    return fits ? 95 : 0;
  }
}
