package org.hansho.testkit.session;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.content.DetectionFile;
import org.hansho.format.JsonFormat;
import org.hansho.pipeline.Engine;
import org.hansho.record.Format;
import org.hansho.testkit.runner.Workload;

/** Counting, missing and chained events of four sources of JSON. */
class WorkloadSessionTest extends SessionContract {
  private static final int EVENTS = 3_000;

  @Override
  protected Engine engine() {
    return Workload.engine();
  }

  @Override
  protected Engine engineWithMore() {
    List<DetectionFile> files = new ArrayList<>();
    String body = "type: event_count\nrules: [read]\ntimespan: 1m\ncondition: {gte: 1000}";
    files.add(
        Workload.file(
            "test/a-reader.yml",
            Workload.rule("read")
                + "---\n"
                + Workload.correlation("a-reader", "host", "low", body)));
    files.addAll(Workload.detections());
    return Workload.engine(files);
  }

  @Override
  protected Format format() {
    return JsonFormat.FORMAT;
  }

  @Override
  protected Map<String, byte[]> sources() {
    Map<String, StringBuilder> texts = new TreeMap<>();
    for (long number = 0; number < EVENTS; number++) {
      texts
          .computeIfAbsent(Workload.source(number), unseen -> new StringBuilder())
          .append(Workload.line(number));
    }
    Map<String, byte[]> sources = new TreeMap<>();
    texts.forEach(
        (source, text) -> sources.put(source, text.toString().getBytes(StandardCharsets.UTF_8)));
    return sources;
  }
}
