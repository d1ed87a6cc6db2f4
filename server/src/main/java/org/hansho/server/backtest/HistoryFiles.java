package org.hansho.server.backtest;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.hansho.alert.Message;
import org.hansho.files.source.Caps;
import org.hansho.files.source.OpenFile;
import org.hansho.files.source.Opened;
import org.hansho.files.source.Opening;
import org.hansho.files.source.SourceDoor;
import org.hansho.files.source.SourceFile;
import org.hansho.files.source.SourceFiles;
import org.hansho.files.source.SourceTree;
import org.hansho.files.source.Unreadable;
import org.hansho.format.FormatRecognition;
import org.hansho.format.Recognition;
import org.hansho.record.Format;
import org.hansho.record.UnstatedTime;
import org.hansho.server.job.JobRefusedException;

/**
 * Files of history, one after the other by name; what is packed is opened. The format of each is
 * recognised by its first bytes, as {@code scan} does. What cannot be read is left out and counted.
 */
final class HistoryFiles implements Supply {
  /** Most files; a folder with more is refused. */
  static final int MOST_FILES = 100_000;

  /** Largest document of a format that is read whole, such as a memory dump. */
  private static final int LARGEST_WHOLE = 64 << 20;

  private static final int BLOCK = 1 << 18;

  private final SourceFiles files;
  private final int unlisted;
  private final List<Format> formats;

  private HistoryFiles(SourceFiles files, int unlisted, List<Format> formats) {
    this.files = files;
    this.unlisted = unlisted;
    this.formats = List.copyOf(formats);
  }

  /**
   * Looks up what there is.
   *
   * @param path without links in it
   * @param formats those that are recognised
   * @throws JobRefusedException if there is nothing, or too much
   */
  static HistoryFiles below(String path, List<Format> formats) throws JobRefusedException {
    SourceTree tree = SourceTree.of(List.of(path));
    if (tree.files().isEmpty()) {
      throw new JobRefusedException(
          Message.inEnglish("There is no file with content at {0}.")
              .inJapanese("{0} に、内容のあるファイルがありません。", path));
    }
    if (tree.files().size() > MOST_FILES) {
      throw new JobRefusedException(
          Message.inEnglish("{0} has more than {1} files; name a folder in it.")
              .inJapanese("{0} には {1} 個を超えるファイルがあります。その中のフォルダーを指定してください。", path, MOST_FILES));
    }
    return new HistoryFiles(tree.files(), tree.unreadable().size(), formats);
  }

  @Override
  public long bytes() {
    return files.stream().mapToLong(SourceFile::size).sum();
  }

  @Override
  public boolean isOfFiles() {
    return true;
  }

  @Override
  public void into(Trial trial) throws IOException {
    trial.leftOut(unlisted);
    long before = 0;
    try (SourceDoor door = new SourceDoor()) {
      for (SourceFile file : files) {
        if (!trial.goesOn()) {
          return;
        }
        read(file, door, new OneFile(trial, file, before));
        before += file.size();
        trial.reached(before);
      }
    }
  }

  private void read(SourceFile file, SourceDoor door, OneFile reader) {
    try (OpenFile open = door.open(file)) {
      new Opening(Caps.DEFAULT).open(file.name(), open.from(0), reader);
    } catch (IOException unreadable) {
      reader.trial.leftOut(1);
    }
  }

  /** Reads a file, and what is packed in it. */
  private final class OneFile implements Opened {
    private final Trial trial;
    private final SourceFile file;
    private final long before;
    private long read;

    OneFile(Trial trial, SourceFile file, long before) {
      this.trial = trial;
      this.file = file;
      this.before = before;
    }

    @Override
    public void opened(String name, InputStream content) throws IOException {
      byte[] block = new byte[BLOCK];
      int length = content.readNBytes(block, 0, block.length);
      Recognition recognition = FormatRecognition.recogniseBehind(block, length, formats);
      boolean isKnown =
          recognition instanceof Recognition.Recognised known
              && isSmallEnough(known.format())
              && trial.begin(name, known.format().name(), assumed());
      if (!isKnown) {
        trial.leftOut(1);
        return;
      }
      try {
        while (length > 0 && trial.goesOn()) {
          trial.part(name, block, length);
          read += length;
          trial.reached(before + Math.min(read, file.size()));
          length = content.readNBytes(block, 0, block.length);
        }
      } finally {
        trial.close(name);
      }
    }

    private boolean isSmallEnough(Format format) {
      return !format.readsWhole() || file.size() <= LARGEST_WHOLE;
    }

    private UnstatedTime assumed() {
      return file.changed() > 0 ? UnstatedTime.writtenBefore(file.changed()) : UnstatedTime.UNKNOWN;
    }

    @Override
    public void failed(String name, Unreadable.Trouble trouble, String detail) {
      trial.leftOut(1);
    }
  }
}
