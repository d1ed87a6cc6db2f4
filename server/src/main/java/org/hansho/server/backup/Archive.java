package org.hansho.server.backup;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a backup: a zip whose last entry says what is in it. Belongs to one thread. */
final class Archive implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final ZipOutputStream zip;
  private final List<Manifest.Part> parts = new ArrayList<>();

  Archive(OutputStream out) {
    this.zip = new ZipOutputStream(out);
    zip.setLevel(Deflater.BEST_SPEED);
  }

  /** SHA-256. */
  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Adds a file, as long as it is when its end is reached; nothing if it is not there. */
  void add(String name, Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return;
    }
    MessageDigest digest = digest();
    long size = 0;
    zip.putNextEntry(new ZipEntry(name));
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
        zip.write(buffer, 0, read);
        size += read;
      }
    }
    zip.closeEntry();
    parts.add(new Manifest.Part(name, size, HexFormat.of().formatHex(digest.digest())));
  }

  /** Adds all files below a folder, in the order of their names. */
  void addAll(String name, Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      String below = folder.relativize(file).toString().replace('\\', '/');
      add(name + "/" + below, file);
    }
  }

  /** Ends it with what it holds. */
  void end(String made, boolean external) throws IOException {
    zip.putNextEntry(new ZipEntry(Manifest.NAME));
    zip.write(new Manifest(made, external, parts).json());
    zip.closeEntry();
    zip.finish();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
