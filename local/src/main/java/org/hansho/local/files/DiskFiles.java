package org.hansho.local.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The real disk. Files are made readable and writable by their owner only where the file system has
 * owners.
 */
public final class DiskFiles implements FileLayer {
  private static final int LONGEST_OWNER = 200;
  private static final FileAttribute<?>[] NONE = {};
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  @Override
  public OpenFile create(Path file) throws IOException {
    return new DiskFile(
        channel(
            file,
            Set.of(
                StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)),
        0);
  }

  @Override
  public OpenFile open(Path file) throws IOException {
    FileChannel channel = channel(file, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE));
    return new DiskFile(channel, channel.size());
  }

  private static FileChannel channel(Path file, Set<? extends OpenOption> options)
      throws IOException {
    return FileChannel.open(file, options, attributes(file, "rw-------"));
  }

  private static FileAttribute<?>[] attributes(Path path, String permissions) {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return NONE;
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
    };
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  @Override
  public List<Path> list(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, attributes(folder, "rwx------"));
    }
  }

  /** Opens the folder as a file, which systems other than POSIX refuse and do not need. */
  @Override
  public void syncFolder(Path folder) throws IOException {
    if (attributes(folder, "rwx------").length == 0) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /**
   * Looks into the locks of this process first: on POSIX systems closing any channel of a file
   * gives free what the process holds of it.
   */
  @Override
  public FileLock lock(Path file, String owner) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    Path name = parent == null ? file : parent.toRealPath().resolve(file.getFileName());
    if (!HELD.add(name)) {
      throw new LockedException(file + " is locked by " + owner, owner);
    }
    try {
      FileChannel channel = lockedChannel(file, owner);
      return () -> {
        channel.close();
        HELD.remove(name);
      };
    } catch (IOException failure) {
      HELD.remove(name);
      throw failure;
    }
  }

  private static FileChannel lockedChannel(Path file, String owner) throws IOException {
    FileChannel channel =
        channel(
            file,
            Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE));
    try {
      if (channel.tryLock() == null) {
        String holder = firstLine(channel);
        throw new LockedException(file + " is locked by " + holder, holder);
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap((owner + "\n").getBytes(StandardCharsets.UTF_8)));
      return channel;
    } catch (IOException failure) {
      channel.close();
      throw failure;
    }
  }

  private static String firstLine(FileChannel channel) throws IOException {
    ByteBuffer line = ByteBuffer.allocate(LONGEST_OWNER);
    channel.read(line, 0);
    String text = new String(line.array(), 0, line.position(), StandardCharsets.UTF_8);
    return text.lines().findFirst().orElse("");
  }
}
