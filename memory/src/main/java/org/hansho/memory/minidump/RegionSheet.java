package org.hansho.memory.minidump;

import java.util.Locale;
import java.util.stream.Stream;
import org.hansho.memory.dump.DumpModule;
import org.hansho.memory.dump.RegionInfo;
import org.hansho.memory.region.Allocation;
import org.hansho.memory.region.Capability;
import org.hansho.memory.region.Content;
import org.hansho.memory.region.Evidence;
import org.hansho.memory.region.Finding;
import org.hansho.memory.region.ImageHeader;
import org.hansho.memory.region.ProcessReport;
import org.hansho.memory.region.RegionReport;
import org.hansho.memory.region.ThreadKind;
import org.jspecify.annotations.Nullable;

/** Writes what is known of a piece of memory, and of findings in it. Pure functions. */
final class RegionSheet {
  private static final String REGION = "memory.region.";
  private static final String IMAGE = "memory.region.image.";

  private RegionSheet() {}

  static void add(ProcessReport.Located located, FactSheet sheet) {
    Finding finding = located.finding();
    sheet.text("memory.finding.kind", finding.kind());
    sheet.address("memory.finding.address", finding.address());
    sheet.number("memory.finding.size", finding.length());
    sheet.flag("memory.finding.strong", finding.strong());
    sheet.texts("memory.finding.details", finding.details());
    if (located.region() != null) {
      add(located.region(), sheet);
    }
  }

  static void add(RegionReport report, FactSheet sheet) {
    allocation(report.allocation(), sheet);
    sheet.text(REGION + "demotion", report.assessment().demotion().title());
    sheet.texts(
        REGION + "evidence", report.assessment().evidence().stream().map(Evidence::title).toList());
    sheet.number(REGION + "score", report.assessment().score());
    content(report.content(), sheet);
    if (report.content().image() != null) {
      image(report.content().image(), report, sheet);
    }
    threads(report, sheet);
    sheet.text(REGION + "module_before", named(report.neighbours().before()));
    sheet.text(REGION + "module_after", named(report.neighbours().after()));
  }

  private static void allocation(Allocation allocation, FactSheet sheet) {
    sheet.address(REGION + "address", allocation.base());
    sheet.number(REGION + "size", allocation.size());
    sheet.text(REGION + "class", allocation.regionClass().title());
    if (allocation.regions().isEmpty()) {
      return;
    }
    RegionInfo shown = shown(allocation);
    sheet.text(REGION + "type", RegionInfo.typeName(shown.type()));
    sheet.text(REGION + "state", shown.isCommitted() ? "commit" : "reserve");
    sheet.texts(
        REGION + "protection",
        executable(allocation).map(one -> RegionInfo.letters(one.protect())).distinct().toList());
    sheet.text(REGION + "allocation_protection", RegionInfo.letters(allocation.protect()));
    sheet.number(REGION + "executable_bytes", allocation.executableBytes());
  }

  private static RegionInfo shown(Allocation allocation) {
    return executable(allocation).findFirst().orElse(allocation.regions().get(0));
  }

  private static Stream<RegionInfo> executable(Allocation allocation) {
    return allocation.regions().stream().filter(RegionInfo::isExecutable);
  }

  private static void content(Content content, FactSheet sheet) {
    sheet.number(REGION + "bytes_present", content.present());
    if (content.present() > 0) {
      sheet.decimal(REGION + "entropy", String.format(Locale.ROOT, "%.2f", content.entropy()));
      sheet.text(REGION + "first_bytes", content.firstBytes());
    }
    sheet.texts(REGION + "imports", content.imports());
    sheet.texts(
        REGION + "capabilities", content.capabilities().stream().map(Capability::title).toList());
  }

  private static void image(ImageHeader image, RegionReport report, FactSheet sheet) {
    sheet.address(IMAGE + "address", image.address());
    sheet.number(IMAGE + "size", image.size());
    sheet.text(IMAGE + "header", image.wiped() ? "wiped" : "intact");
    sheet.text(IMAGE + "layout", image.layout().name().toLowerCase(Locale.ROOT));
    sheet.texts(
        IMAGE + "sections", image.sections().stream().map(ImageHeader.Section::name).toList());
    if (!image.wiped()) {
      sheet.text(IMAGE + "machine", String.format(Locale.ROOT, "0x%04x", image.machine()));
      sheet.number(IMAGE + "timestamp", image.timestamp());
      sheet.address(IMAGE + "entry_point", image.entryPoint());
      sheet.flag(IMAGE + "managed", image.managed());
    }
    sheet.text(IMAGE + "name", image.exports().name());
    sheet.texts(IMAGE + "exports", image.exports().names());
    DumpModule copyOf = report.copyOf();
    sheet.text(IMAGE + "copy_of", copyOf == null ? "" : copyOf.name());
    sheet.flag(IMAGE + "suspicious", report.isSuspiciousImage());
    sheet.texts(IMAGE + "signature", Signature.of(report));
  }

  private static void threads(RegionReport report, FactSheet sheet) {
    for (ThreadKind kind : ThreadKind.values()) {
      String name = REGION + "threads_" + kind.name().toLowerCase(Locale.ROOT);
      report.threads().stream()
          .filter(mark -> mark.kind() == kind)
          .map(mark -> mark.threadId() + " at 0x" + Long.toHexString(mark.address()))
          .distinct()
          .forEach(text -> sheet.text(name, text));
    }
  }

  private static String named(@Nullable DumpModule module) {
    return module == null ? "" : module.name() + " at 0x" + Long.toHexString(module.base());
  }
}
