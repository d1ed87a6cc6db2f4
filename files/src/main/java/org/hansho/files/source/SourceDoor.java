package org.hansho.files.source;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one way by which files are opened. A file below a root is opened folder by folder from the
 * root on, following no link: so what stands open is what was listed, even if somebody puts a link
 * in its way between the two. Where the file system cannot do that, the path is looked at before
 * and after. Belongs to one thread; the folder opened last stays open.
 */
public final class SourceDoor implements AutoCloseable {
  private static final Set<OpenOption> READ =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  private @Nullable Path held;
  private @Nullable SecureDirectoryStream<Path> folder;
  private int walks;

  /**
   * Opens a file for reading.
   *
   * @throws IOException if it is not there, refused, or no regular file below its root any more
   */
  public OpenFile open(SourceFile file) throws IOException {
    Path root = file.root();
    if (root != null) {
      return below(root, file);
    }
    BasicFileAttributes attributes = Files.readAttributes(file.path(), BasicFileAttributes.class);
    FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ);
    return file.size() > 0
        ? opened(file, channel, attributes)
        : new OpenFile(channel, -1, false, false);
  }

  private static OpenFile opened(SourceFile file, FileChannel channel, BasicFileAttributes now)
      throws IOException {
    long size = channel.size();
    boolean isOther = file.key() != 0 && file.key() != SourceTree.keyOf(now);
    return new OpenFile(channel, size, isOther, size < file.size());
  }

  private OpenFile below(Path root, SourceFile file) throws IOException {
    Path path = file.path();
    Path name = path.getFileName();
    Path parent = path.getParent();
    if (name == null || parent == null || !parent.startsWith(root)) {
      throw new ChangedException("not below " + root);
    }
    SecureDirectoryStream<Path> in = folder(root, parent);
    if (in == null) {
      return looked(file);
    }
    BasicFileAttributes attributes =
        in.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
            .readAttributes();
    if (!attributes.isRegularFile()) {
      throw new ChangedException("no regular file any more");
    }
    return opened(file, (FileChannel) in.newByteChannel(name, READ), attributes);
  }

  @SuppressWarnings("StreamResourceLeak") // stays open until another folder is, or until the end
  private @Nullable SecureDirectoryStream<Path> folder(Path root, Path parent) throws IOException {
    if (parent.equals(held)) {
      return folder;
    }
    close();
    walks++;
    DirectoryStream<Path> top = Files.newDirectoryStream(root);
    if (!(top instanceof SecureDirectoryStream<Path> current)) {
      top.close();
      return null;
    }
    if (!parent.equals(root)) {
      for (Path name : root.relativize(parent)) {
        try (SecureDirectoryStream<Path> above = current) {
          current = above.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS);
        }
      }
    }
    held = parent;
    folder = current;
    return current;
  }

  private static OpenFile looked(SourceFile file) throws IOException {
    requireNoLink(file.path());
    FileChannel channel = FileChannel.open(file.path(), READ);
    try {
      requireNoLink(file.path());
      return opened(file, channel, SourceTree.itself(file.path()));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static void requireNoLink(Path path) throws IOException {
    if (!path.toRealPath().equals(path) || !SourceTree.itself(path).isRegularFile()) {
      throw new ChangedException("a link is in its way");
    }
  }

  /** How often it went from a root to a folder. */
  int walks() {
    return walks;
  }

  @Override
  public void close() throws IOException {
    held = null;
    if (folder != null) {
      folder.close();
      folder = null;
    }
  }
}
