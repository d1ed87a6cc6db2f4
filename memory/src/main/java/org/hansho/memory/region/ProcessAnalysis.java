package org.hansho.memory.region;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hansho.memory.dump.DumpModule;
import org.hansho.memory.dump.Minidump;
import org.hansho.memory.dump.RegionInfo;
import org.hansho.memory.region.ProcessReport.Located;
import org.hansho.memory.region.RegionReport.Neighbours;
import org.jspecify.annotations.Nullable;

/**
 * Judges the memory of a dumped process.
 *
 * <p>Four steps: divide the address space ({@link AddressSpace}), find what threads do in it
 * ({@link ThreadMarks}), look at the bytes of what no listed image owns ({@link ContentScan},
 * {@link RegionScanner}), and weigh ({@link Assessment}). Linear in regions and in bytes outside of
 * images; of bytes that a dump shows at several addresses no more are read than the file has. Keeps
 * nothing between dumps and never throws on input.
 */
public final class ProcessAnalysis {
  private static final int WINDOW = 1 << 18;

  private final Minidump dump;
  private final AddressSpace space;
  private final BenignShapes shapes;
  private final MemoryWindows windows;
  private final Map<Long, List<ThreadMark>> marks;
  private final ExportTable exports;
  private final ImageHeaders headers;
  private final ImageEvidence images;
  private final Map<Long, RegionReport> reports = new HashMap<>();

  private ProcessAnalysis(Minidump dump, long budget) {
    this.dump = dump;
    this.space = new AddressSpace(dump);
    this.shapes = new BenignShapes(dump, space);
    this.windows = new MemoryWindows(dump.memory(), WINDOW, budget);
    this.marks = ThreadMarks.of(dump, space, budget);
    this.exports = new ExportTable(dump.memory(), dump.modules());
    this.headers = new ImageHeaders(dump.memory());
    this.images = new ImageEvidence(dump, shapes.hasRuntime());
  }

  /**
   * Judges a process.
   *
   * @param scanners what is looked for in the bytes of code
   * @param dumpBytes size of the dump
   */
  public static ProcessReport of(Minidump dump, List<RegionScanner> scanners, long dumpBytes) {
    ProcessAnalysis analysis = new ProcessAnalysis(dump, dumpBytes);
    List<RegionReport> regions = analysis.regions();
    CodeScan code = new CodeScan(dump, analysis.space, scanners, dumpBytes);
    List<Located> findings = new ArrayList<>();
    for (Finding finding : code.findings()) {
      Allocation allocation = analysis.space.allocation(finding.address());
      findings.add(new Located(finding, allocation == null ? null : analysis.report(allocation)));
    }
    return new ProcessReport(
        regions,
        findings,
        CrashSite.of(dump, analysis.space),
        Gaps.of(dump, code.isComplete() && analysis.isComplete()));
  }

  private boolean isComplete() {
    return windows.isWithinBudget() && headers.isWithinBudget();
  }

  private List<RegionReport> regions() {
    Map<Long, RegionReport> found = new TreeMap<>();
    for (Allocation allocation : space.allocations()) {
      if (allocation.regionClass() == RegionClass.IMAGE_LISTED) {
        continue;
      }
      RegionReport report = report(allocation);
      if (dump.coverage().hasRegions() || !report.assessment().evidence().isEmpty()) {
        found.put(allocation.base(), report);
      }
    }
    for (DumpModule module : dump.modules()) {
      RegionReport replaced = replaced(module);
      if (replaced != null) {
        found.put(replaced.allocation().base(), replaced);
      }
    }
    return List.copyOf(found.values());
  }

  private RegionReport report(Allocation allocation) {
    return reports.computeIfAbsent(allocation.base(), base -> judged(allocation));
  }

  private RegionReport judged(Allocation allocation) {
    int bits = dump.system().machine().bits();
    Content content = ContentScan.of(allocation, windows, headers, exports, bits);
    Set<Evidence> evidence = evidence(allocation, content);
    return of(allocation, content, evidence);
  }

  private RegionReport of(Allocation allocation, Content content, Set<Evidence> evidence) {
    ImageHeader image = content.image();
    return new RegionReport(
        allocation,
        Assessment.of(evidence, shapes.of(allocation), shapes.isDotnet()),
        content,
        image == null ? null : images.copied(image),
        new Neighbours(space.moduleBefore(allocation.base()), space.moduleAfter(allocation.base())),
        marks.getOrDefault(allocation.base(), List.of()));
  }

  private Set<Evidence> evidence(Allocation allocation, Content content) {
    Set<Evidence> evidence = EnumSet.noneOf(Evidence.class);
    ImageHeader image = content.image();
    if (image != null) {
      addIfPresent(evidence, images.of(allocation, image));
    }
    for (ThreadMark mark : marks.getOrDefault(allocation.base(), List.of())) {
      evidence.add(
          switch (mark.kind()) {
            case RUNNING -> Evidence.THREAD_RUNNING;
            case STARTED -> Evidence.THREAD_STARTED;
            case RETURNING -> Evidence.RETURN_ADDRESS;
          });
    }
    if (!content.imports().isEmpty()) {
      evidence.add(Evidence.REBUILT_IMPORTS);
    }
    if (allocation.isWritableExecutable()) {
      evidence.add(Evidence.WRITABLE);
    } else if (RegionInfo.isWritableExecutable(allocation.protect())) {
      evidence.add(Evidence.WAS_WRITABLE);
    }
    return evidence;
  }

  private static void addIfPresent(Set<Evidence> evidence, @Nullable Evidence one) {
    if (one != null) {
      evidence.add(one);
    }
  }

  /** A module whose memory is not the image that the loader lists, or null. */
  private @Nullable RegionReport replaced(DumpModule module) {
    boolean program = module.equals(dump.program());
    Allocation allocation = space.allocation(module.base());
    boolean hollowed =
        program
            && allocation != null
            && (allocation.regionClass() == RegionClass.PRIVATE_EXECUTABLE
                || allocation.regionClass() == RegionClass.MAPPED_EXECUTABLE);
    if (!hollowed && !ImageComparison.disagrees(module, program, headers)) {
      return null;
    }
    Allocation seen =
        allocation != null
            ? allocation
            : new Allocation(module.base(), module.size(), 0, RegionClass.IMAGE_LISTED, List.of());
    RegionReport report = report(seen);
    Set<Evidence> evidence = EnumSet.of(Evidence.HOLLOWED_IMAGE);
    evidence.addAll(report.assessment().evidence());
    evidence.removeIf(Evidence::isImage);
    return of(seen, report.content(), evidence);
  }
}
