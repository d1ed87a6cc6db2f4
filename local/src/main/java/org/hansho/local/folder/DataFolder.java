package org.hansho.local.folder;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.hansho.local.crash.CrashPoint;
import org.hansho.local.files.DiskFiles;
import org.hansho.local.files.FileCopy;
import org.hansho.local.files.FileLayer;
import org.hansho.local.files.FileLock;
import org.hansho.local.files.LockedException;
import org.hansho.local.files.OpenFile;

/**
 * The folder in which one process keeps everything it must not forget. Locked as long as it is
 * open.
 *
 * <pre>
 * lock       held by the process; names it
 * format     version of this layout
 * journal/   pushed input, see the room of that name
 * epochs.db  positions, state, alerts (SQLite, with its -wal and -shm beside it)
 * committed  which epoch was committed last, see {@link EpochWitness}
 * work/      what may be deleted at any time; emptied at each start
 * </pre>
 *
 * <p>Folder and files are for their owner only where the file system has owners.
 */
public final class DataFolder implements Closeable {
  private static final String FORMAT = "hansho-data ";
  private static final int VERSION = 1;
  private static final int LONGEST_FORMAT = 64;
  private static final Set<String> OURS =
      Set.of("lock", "format", "format.new", "journal", "work", "epochs.db");

  private final FileLayer files;
  private final Path path;
  private final FileLock lock;

  private DataFolder(FileLayer files, Path path, FileLock lock) {
    this.files = files;
    this.path = path;
    this.lock = lock;
  }

  /**
   * Opens a folder, or makes it, and locks it. Never waits.
   *
   * @throws FolderRefusedException if another process uses it, a newer program wrote it, or it
   *     holds something else
   * @throws IOException if the disk fails
   */
  public static DataFolder open(Path path) throws IOException {
    return open(new DiskFiles(), path);
  }

  static DataFolder open(FileLayer files, Path path) throws IOException {
    files.createFolder(path);
    refuseForeign(files, path);
    FileLock lock = lock(files, path);
    try {
      DataFolder folder = new DataFolder(files, path, lock);
      folder.checkFormat();
      folder.prepare();
      return folder;
    } catch (IOException | RuntimeException | Error failure) {
      lock.close();
      throw failure;
    }
  }

  private static void refuseForeign(FileLayer files, Path path) throws IOException {
    List<String> names =
        files.list(path).stream().map(file -> String.valueOf(file.getFileName())).toList();
    if (!names.contains("format") && !OURS.containsAll(names)) {
      throw new FolderRefusedException(
          path + " is no data folder of Hansho and not empty. Name an empty folder.");
    }
  }

  private static FileLock lock(FileLayer files, Path path) throws IOException {
    try {
      return files.lock(path.resolve("lock"), "process " + ProcessHandle.current().pid());
    } catch (LockedException held) {
      throw new FolderRefusedException(
          path + " is in use by " + held.owner() + ". Stop it, or name another folder.");
    }
  }

  private void checkFormat() throws IOException {
    Path format = path.resolve("format");
    if (!files.list(path).contains(format)) {
      writeFormat(format);
      return;
    }
    String stated = firstLine(format);
    int version;
    try {
      version =
          Integer.parseInt(stated.startsWith(FORMAT) ? stated.substring(FORMAT.length()) : "");
    } catch (NumberFormatException damaged) {
      throw new FolderRefusedException(
          format
              + " says \""
              + stated
              + "\" where \""
              + FORMAT
              + VERSION
              + "\" is expected. Restore it from a backup.");
    }
    if (version > VERSION) {
      throw new FolderRefusedException(
          path
              + " has format "
              + version
              + ", this program reads formats up to "
              + VERSION
              + ". A newer Hansho has written it; use that version or a later one.");
    }
  }

  private String firstLine(Path file) throws IOException {
    try (OpenFile open = files.open(file)) {
      ByteBuffer bytes = ByteBuffer.allocate(LONGEST_FORMAT);
      int length = open.read(0, bytes);
      String text = new String(bytes.array(), 0, length, StandardCharsets.UTF_8);
      return text.lines().findFirst().orElse("");
    }
  }

  private void writeFormat(Path format) throws IOException {
    Path unfinished = path.resolve("format.new");
    files.delete(unfinished);
    try (OpenFile open = files.create(unfinished)) {
      open.append(ByteBuffer.wrap((FORMAT + VERSION + "\n").getBytes(StandardCharsets.UTF_8)));
      open.sync();
    }
    CrashPoint.reached("folder.before-format");
    files.rename(unfinished, format);
    files.syncFolder(path);
    CrashPoint.reached("folder.after-format");
  }

  private void prepare() throws IOException {
    files.createFolder(journal());
    files.createFolder(work());
    for (Path left : files.list(work())) {
      files.delete(left);
    }
    if (!files.list(path).contains(database())) {
      files.create(database()).close();
    }
    files.syncFolder(path);
  }

  /** The calls to the disk that its parts use. */
  public FileLayer files() {
    return files;
  }

  /** Folder of the journal. */
  public Path journal() {
    return path.resolve("journal");
  }

  /** File of the epoch store; exists, for its owner only. */
  public Path database() {
    return path.resolve("epochs.db");
  }

  /** The witness of the last committed epoch. */
  public EpochWitness witness() {
    return new EpochWitness(files, path.resolve("committed"));
  }

  /** Folder for what need not outlive the process. */
  public Path work() {
    return path.resolve("work");
  }

  /**
   * Copies everything but the database and what may be deleted, between two epochs. Of the journal
   * only names are copied where the disk has links, so what is appended to its last segment
   * meanwhile is in the copy too.
   *
   * @param into a folder that is there and empty
   */
  public void copyTo(Path into) throws IOException {
    for (String name : List.of("format", "committed")) {
      FileCopy.ifThere(path.resolve(name), into.resolve(name));
    }
    Path copied = into.resolve("journal");
    files.createFolder(copied);
    for (Path segment : files.list(journal())) {
      FileCopy.link(segment, copied.resolve(segment.getFileName()));
    }
  }

  /** Gives the folder free for the next process. */
  @Override
  public void close() throws IOException {
    lock.close();
  }
}
