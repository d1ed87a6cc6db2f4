package org.hansho.local.files;

import java.io.Closeable;
import java.io.IOException;

/** A lock that is held until it is closed or its process ends, however it ends. */
public interface FileLock extends Closeable {
  @Override
  void close() throws IOException;
}
