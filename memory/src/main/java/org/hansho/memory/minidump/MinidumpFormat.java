package org.hansho.memory.minidump;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hansho.bytes.SourceBytes;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.event.LogSource;
import org.hansho.memory.dump.Minidump;
import org.hansho.memory.dump.MinidumpReader;
import org.hansho.memory.dump.OperatingSystem;
import org.hansho.memory.region.ProcessAnalysis;
import org.hansho.memory.region.ProcessReport;
import org.hansho.memory.region.RegionReport;
import org.hansho.memory.region.RegionScanner;
import org.hansho.memory.specimen.SpecimenNotation;
import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.hansho.record.WholeSourceReader;

/**
 * Minidumps of processes (MDMP), judged by {@link ProcessAnalysis}.
 *
 * <p>A dump is read whole. Each damage is a {@code Malformed} that names the stream; what can be
 * read beside it is. Dumps that Breakpad writes on other systems are read too, as events of no
 * product. ARM64 is read, its code is not decoded.
 */
public final class MinidumpFormat implements Format {
  /** What writes a dump of some gigabytes pauses for seconds, not for half a minute. */
  private static final Duration WRITING = Duration.ofSeconds(30);

  private static final EventClass PROCESS =
      EventClass.of(
          "windows.memory.process", LogSource.of("windows", "process_memory", "minidump"));
  private static final EventClass REGION =
      EventClass.of("windows.memory.region", LogSource.of("windows", "memory_region", "minidump"));
  private static final EventClass FINDING =
      EventClass.of(
          "windows.memory.finding", LogSource.of("windows", "memory_finding", "minidump"));
  private static final EventClass OTHER_PROCESS =
      EventClass.of("other.memory.process", LogSource.of(null, "process_memory", "minidump"));
  private static final EventClass OTHER_REGION =
      EventClass.of("other.memory.region", LogSource.of(null, "memory_region", "minidump"));
  private static final EventClass OTHER_FINDING =
      EventClass.of("other.memory.finding", LogSource.of(null, "memory_finding", "minidump"));

  private final List<RegionScanner> scanners;

  /** The format with the scanners that are built in. */
  public MinidumpFormat() {
    this(RegionScanner.ALL);
  }

  private MinidumpFormat(List<RegionScanner> scanners) {
    this.scanners = List.copyOf(scanners);
  }

  @Override
  public String name() {
    return "windows-minidump";
  }

  @Override
  public String description() {
    return "Minidump of a Windows process (.dmp): the process, executable memory that no listed"
        + " image owns, findings in it";
  }

  @Override
  public List<EventClass> eventClasses() {
    return List.of(PROCESS, REGION, FINDING, OTHER_PROCESS, OTHER_REGION, OTHER_FINDING);
  }

  @Override
  public Set<String> reads() {
    return Set.of();
  }

  @Override
  public Map<String, String> commonFields() {
    return FieldWords.ALL;
  }

  @Override
  public boolean hasMemory() {
    return true;
  }

  @Override
  public boolean readsWhole() {
    return true;
  }

  /** The facts that stand for a record of the dump. */
  @Override
  public Format ofRecord() {
    return new FactFormat(this, MinidumpFormat::classOf);
  }

  private static EventClass classOf(FactSheet sheet) {
    boolean windows = sheet.has("host.os.type", "windows");
    if (sheet.hasAny("memory.finding.")) {
      return windows ? FINDING : OTHER_FINDING;
    }
    if (sheet.hasAny("memory.region.")) {
      return windows ? REGION : OTHER_REGION;
    }
    return windows ? PROCESS : OTHER_PROCESS;
  }

  @Override
  public Duration patience() {
    return WRITING;
  }

  @Override
  public byte[] described(String lines) {
    return SpecimenNotation.read(lines).bytes();
  }

  @Override
  public int recognise(byte[] sample, int length) {
    return MinidumpReader.begins(SourceBytes.of(sample, length)) ? 100 : 0;
  }

  /**
   * The same format with scanners more.
   *
   * @param more of the operator, behind those that are built in
   */
  public Format scanning(List<RegionScanner> more) {
    return more.isEmpty() ? this : new MinidumpFormat(concat(scanners, more));
  }

  private static List<RegionScanner> concat(List<RegionScanner> one, List<RegionScanner> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    return new Reader(fields, limits, scanners);
  }

  private static final class Reader extends WholeSourceReader {
    private static final Fault NO_PROCESS =
        Fault.inEnglish(
                "The minidump shows nothing of a process: no module, thread or memory is listed.",
                "stream directory",
                "Write the dump with memory (procdump -ma, or Create dump file of the task"
                    + " manager).")
            .inJapanese(
                "ミニダンプにプロセスの情報がありません。モジュール、スレッド、メモリのいずれも記録されていません。",
                "ストリーム ディレクトリ",
                "procdump -ma、またはタスク マネージャーの [ダンプ ファイルの作成] で、メモリを含むダンプを作成してください。");
    private static final Fault DAMAGED =
        Fault.inEnglish(
                "A stream of the minidump is damaged or cut.",
                "stream directory",
                "Copy the dump again, whole; if it is the same, write another one. What of it holds"
                    + " together was read.")
            .inJapanese(
                "ミニダンプのストリームが壊れているか、途中で切れています。",
                "ストリーム ディレクトリ",
                "ダンプ全体をコピーし直してください。それでも同じ場合は、ダンプを作成し直してください。整合する部分は読み取りました。");

    private final Event event;
    private final List<RegionScanner> scanners;

    Reader(Fields fields, Limits limits, List<RegionScanner> scanners) {
      super(limits);
      this.scanners = scanners;
      this.event = new Event(fields);
      event.setKeywordText(KeywordText.KEPT_VALUES);
    }

    @Override
    public void readWhole(SourceBytes source, String name, EventSink sink) {
      Minidump dump = MinidumpReader.read(source);
      if (dump.describesProcess()) {
        emit(dump, name, ProcessAnalysis.of(dump, scanners, source.size()), sink);
      } else if (dump.faults().isEmpty()) {
        sink.malformed(malformed(NO_PROCESS, "", source));
      }
      dump.faults().forEach(fault -> sink.malformed(malformed(DAMAGED, fault, source)));
    }

    /** What is wrong with the stream stands for a sample of the dump, which holds no text. */
    private static Malformed malformed(Fault fault, String found, SourceBytes source) {
      int length = (int) Math.min(source.size(), Integer.MAX_VALUE);
      return new Malformed(fault, 0, length, found.getBytes(StandardCharsets.UTF_8), 0);
    }

    private void emit(Minidump dump, String name, ProcessReport report, EventSink sink) {
      boolean windows = dump.system().system() == OperatingSystem.WINDOWS;
      sink.note(ProcessSheet.note(dump, report));
      FactSheet process = ProcessSheet.of(dump, name);
      emit(
          ProcessSheet.whole(process, dump, report), dump, windows ? PROCESS : OTHER_PROCESS, sink);
      for (RegionReport region : report.regions()) {
        FactSheet sheet = new FactSheet(process);
        RegionSheet.add(region, sheet);
        emit(sheet, dump, windows ? REGION : OTHER_REGION, sink);
      }
      for (ProcessReport.Located located : report.findings()) {
        FactSheet sheet = new FactSheet(process);
        RegionSheet.add(located, sheet);
        emit(sheet, dump, windows ? FINDING : OTHER_FINDING, sink);
      }
    }

    private void emit(FactSheet sheet, Minidump dump, EventClass eventClass, EventSink sink) {
      byte[] record = sheet.json();
      event.begin(record, 0, record.length, 0);
      event.setEventClass(eventClass);
      if (dump.time() != 0) {
        event.setTime(dump.time() * 1_000_000_000L);
      }
      sheet.fill(event);
      sink.event(event);
    }
  }
}
