package org.hansho.memory.minidump;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hansho.memory.region.Capability;
import org.hansho.memory.region.Evidence;
import org.hansho.memory.region.ImageHeader;
import org.hansho.memory.region.RegionReport;

/**
 * The kinds of suspicious module that the original alert distinguishes, in its order. Which
 * features make a kind is our choice; the original publishes none.
 */
final class Signature {
  private Signature() {}

  /**
   * The kinds that a module in memory fits; none for one that honest software may have put there.
   */
  static List<String> of(RegionReport report) {
    List<String> kinds = new ArrayList<>();
    if (!report.isSuspiciousImage()) {
      return kinds;
    }
    Set<Evidence> evidence = report.assessment().evidence();
    Set<Capability> capabilities = report.content().capabilities();
    ImageHeader image = report.content().image();
    if (evidence.contains(Evidence.SECTION_TABLE)
        || evidence.contains(Evidence.REBUILT_IMPORTS)
        || (image != null && image.exports().hasReflectiveLoader())) {
      kinds.add("reflective-loader");
    }
    if (!report.threads().isEmpty()) {
      kinds.add("injected");
    }
    if (capabilities.contains(Capability.REMOTE_INJECTION)
        || capabilities.contains(Capability.CONTROL_HIJACK)) {
      kinds.add("injecting");
    }
    if (capabilities.contains(Capability.DEBUGGER)) {
      kinds.add("injected-debugger");
    }
    if (capabilities.contains(Capability.HTTP) || capabilities.contains(Capability.SOCKET)) {
      kinds.add("injected-remote");
    }
    return kinds;
  }
}
