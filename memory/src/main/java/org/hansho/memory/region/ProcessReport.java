package org.hansho.memory.region;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the memory of a process comes to.
 *
 * @param regions all executable memory that no listed image owns, and images that are not what they
 *     were; by address
 * @param findings of scanners, each with the memory it lies in
 * @param crashSite where the exception happened, in words; empty without an exception
 * @param notAssessed what could not be judged, a phrase each
 */
public record ProcessReport(
    List<RegionReport> regions,
    List<Located> findings,
    String crashSite,
    List<String> notAssessed) {
  public ProcessReport {
    regions = List.copyOf(regions);
    findings = List.copyOf(findings);
    notAssessed = List.copyOf(notAssessed);
  }

  /** A finding and the memory it lies in, null where the dump says nothing of it. */
  public record Located(Finding finding, @Nullable RegionReport region) {}
}
