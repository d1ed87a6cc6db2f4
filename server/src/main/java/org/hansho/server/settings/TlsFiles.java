package org.hansho.server.settings;

import java.nio.file.Path;

/**
 * A certificate with its key, as PEM files.
 *
 * @param certificate the chain, the own certificate first
 * @param key the private key
 */
public record TlsFiles(Path certificate, Path key) {}
