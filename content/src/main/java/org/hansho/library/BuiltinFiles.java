package org.hansho.library;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.hansho.alert.Language;
import org.hansho.content.DetectionFile;
import org.hansho.yaml.SourceText;

/**
 * What a running engine needs of the built-in detections, read as YAML, and the lists. No tests,
 * and texts in one language only. Read once: by a thread of its own after {@link #begin}, which is
 * a tenth of a second that the start of the program has for other things, or when first asked for.
 */
public final class BuiltinFiles {
  private final FutureTask<Files> reading;

  private record Files(List<DetectionFile> detections, List<SourceText> lists) {}

  /** Those with texts in this language, not read yet. */
  public BuiltinFiles(Language language) {
    reading = new FutureTask<>(() -> read(language));
  }

  private static Files read(Language language) throws IOException {
    BuiltinTexts texts = BuiltinTexts.excerpts(language);
    return new Files(
        texts.detections().stream()
            .map(text -> Library.detection(text, false).readAhead())
            .toList(),
        texts.lists());
  }

  /** Begins to read them beside what goes on. */
  public BuiltinFiles begin() {
    Thread thread = new Thread(reading, "built-in detections");
    thread.setDaemon(true);
    thread.start();
    return this;
  }

  List<DetectionFile> detections() throws IOException {
    return files().detections();
  }

  List<SourceText> lists() throws IOException {
    return files().lists();
  }

  private Files files() throws IOException {
    reading.run();
    try {
      return reading.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }
}
