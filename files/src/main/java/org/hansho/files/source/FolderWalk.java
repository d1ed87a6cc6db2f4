package org.hansho.files.source;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.hansho.files.source.Passed.Why;
import org.hansho.files.source.SourceTree.Entry;
import org.hansho.files.source.Unreadable.Trouble;
import org.jspecify.annotations.Nullable;

/**
 * Lists folders: the files of each by name, then what is in the folders below. Holds the names of
 * one folder at a time, beside those of the folders that it is in. Belongs to one thread.
 */
final class FolderWalk {
  /** Links that are listed one by one; of more only the number. */
  private static final int MOST_LISTED = 20;

  /** File systems that have no files of anybody, but what the kernel makes up when it is read. */
  private static final Set<String> KERNEL =
      Set.of(
          "autofs",
          "binfmt_misc",
          "bpf",
          "cgroup",
          "cgroup2",
          "configfs",
          "debugfs",
          "devpts",
          "devtmpfs",
          "efivarfs",
          "fusectl",
          "hugetlbfs",
          "mqueue",
          "nsfs",
          "proc",
          "pstore",
          "rpc_pipefs",
          "securityfs",
          "selinuxfs",
          "sysfs",
          "tracefs");

  private final SourceFiles.Builder files;
  private final List<Unreadable> unreadable;
  private final Links links;
  private final List<Passed> passed = new ArrayList<>();
  private String root = "";
  private Path top = Path.of("");
  private int out;
  private int broken;
  private int special;

  FolderWalk(SourceFiles.Builder files, List<Unreadable> unreadable, Links links) {
    this.files = files;
    this.unreadable = unreadable;
    this.links = links;
  }

  /** What was passed over. */
  List<Passed> passed() {
    return passed;
  }

  /**
   * Lists a folder that the user named.
   *
   * @param real where it lies, with all links resolved
   */
  void walk(String name, Path real) {
    root = name;
    top = real;
    out = 0;
    broken = 0;
    special = 0;
    folder(name, real, null);
    count(Why.LINKS_MORE, out - MOST_LISTED);
    count(Why.LINKS_BROKEN, broken);
    count(Why.SPECIAL, special);
  }

  private void count(Why why, int times) {
    if (times > 0) {
      passed.add(new Passed(root, why, String.valueOf(times)));
    }
  }

  /**
   * Lists a folder.
   *
   * @param above device of the folder around it
   */
  private void folder(String name, Path path, @Nullable Object above) {
    Object device = device(path);
    if (!device.equals(above) && isOfKernel(path)) {
      passed.add(new Passed(name, Why.KERNEL, ""));
      return;
    }
    List<Entry> found = new ArrayList<>();
    List<String> below = new ArrayList<>();
    try (DirectoryStream<Path> children = Files.newDirectoryStream(path)) {
      for (Path child : children) {
        sort(name, path, child, found, below);
      }
    } catch (IOException e) {
      unreadable.add(new Unreadable(name, Opening.trouble(e), "", name.equals(root)));
    } catch (DirectoryIteratorException e) {
      IOException cause = e.getCause();
      Trouble trouble = cause == null ? Trouble.FAULT : Opening.trouble(cause);
      unreadable.add(new Unreadable(name, trouble, "", name.equals(root)));
    }
    found.sort(Comparator.comparing(Entry::name));
    files.folder(name, path, top);
    found.forEach(files::file);
    below.sort(null);
    for (String child : below) {
      folder(inside(name, child), path.resolve(child), device);
    }
  }

  private static String inside(String folder, String child) {
    return folder.endsWith("/") ? folder + child : folder + "/" + child;
  }

  private void sort(String folder, Path path, Path child, List<Entry> found, List<String> below) {
    String name = String.valueOf(child.getFileName());
    try {
      BasicFileAttributes attributes = SourceTree.itself(child);
      if (attributes.isDirectory()) {
        below.add(name);
      } else if (attributes.isSymbolicLink()) {
        link(inside(folder, name), name, child, found);
      } else if (!attributes.isRegularFile()) {
        special++;
      } else if (attributes.size() > 0 && !files.isNamed(child)) {
        boolean isPlain = path.resolve(name).equals(child);
        found.add(Entry.of(name, attributes, isPlain ? null : child, isPlain ? null : top));
      }
    } catch (NoSuchFileException e) {
      // It is gone: nothing of it was there to be read.
    } catch (IOException e) {
      unreadable.add(new Unreadable(inside(folder, name), Opening.trouble(e), "", false));
    }
  }

  private void link(String full, String name, Path link, List<Entry> found) {
    try {
      Path real = link.toRealPath();
      BasicFileAttributes attributes = SourceTree.itself(real);
      if (links.isWalked(real)) {
        return;
      }
      Path allowed = links.allowed(real);
      if (attributes.isDirectory()) {
        leadsOut(full, Why.LINK_TO_FOLDER, real);
      } else if (!attributes.isRegularFile()) {
        special++;
      } else if (allowed == null) {
        leadsOut(full, Why.LINK_OUT, real);
      } else if (links.isFirst(real) && attributes.size() > 0 && !files.isNamed(real)) {
        found.add(Entry.of(name, attributes, real, allowed));
      }
    } catch (IOException e) {
      broken++;
    }
  }

  private void leadsOut(String link, Why why, Path target) {
    if (++out <= MOST_LISTED) {
      passed.add(new Passed(link, why, SourceTree.name(target)));
    }
  }

  private static Object device(Path folder) {
    try {
      return Files.getAttribute(folder, "unix:dev", LinkOption.NOFOLLOW_LINKS);
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return "";
    }
  }

  private static boolean isOfKernel(Path folder) {
    try {
      return KERNEL.contains(Files.getFileStore(folder).type());
    } catch (IOException e) {
      return false;
    }
  }
}
