package org.hansho.format.web;

import org.hansho.format.Sample;

/**
 * Standard access logs of CloudFront: columns parted by tabs, named in a line {@code #Fields:}. The
 * user agent is percent-encoded. Source: Amazon CloudFront Developer Guide, "Standard logging".
 */
public final class CloudFrontFormat extends CloudFrontLogFormat {
  private static final String COLUMNS =
      "date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status"
          + " cs(Referer) cs(User-Agent) cs-uri-query cs(Cookie) x-edge-result-type"
          + " x-edge-request-id x-host-header cs-protocol cs-bytes time-taken"
          + " x-forwarded-for ssl-protocol ssl-cipher x-edge-response-result-type"
          + " cs-protocol-version fle-status fle-encrypted-fields c-port"
          + " time-to-first-byte x-edge-detailed-result-type sc-content-type"
          + " sc-content-len sc-range-start sc-range-end";

  /** The format. */
  public CloudFrontFormat() {
    super(COLUMNS);
  }

  @Override
  public String name() {
    return "aws-cloudfront";
  }

  @Override
  public String description() {
    return "Standard access logs of Amazon CloudFront in columns, with their line of names";
  }

  /** The names of the columns. */
  @Override
  public boolean hasMemory() {
    return true;
  }

  /** Rows without the names of their columns are nobody's. */
  @Override
  public int recognise(byte[] sample, int length) {
    return 0;
  }

  @Override
  public int recogniseHeader(byte[] sample, int length) {
    boolean named =
        Sample.has(sample, length, CloudFrontColumns.NAMES)
            && Sample.has(sample, length, "x-edge-location");
    return named ? 95 : 0;
  }
}
