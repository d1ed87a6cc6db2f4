package org.hansho.analyze;

/**
 * A host and a port, as command lines write them: {@code host}, {@code host:port}, {@code
 * [2001:db8::1]:port}, {@code user@host}, {@code scheme://host:port/path}.
 *
 * @param host without brackets; empty if the text holds none
 * @param port empty if the text holds none
 */
record Endpoint(String host, String port) {
  static final Endpoint NONE = new Endpoint("", "");

  static Endpoint of(String text) {
    String rest = text;
    int scheme = rest.indexOf("://");
    if (scheme >= 0) {
      rest = rest.substring(scheme + 3);
      int path = rest.indexOf('/');
      rest = path < 0 ? rest : rest.substring(0, path);
    }
    rest = rest.substring(rest.lastIndexOf('@') + 1);
    if (rest.startsWith("[") && rest.indexOf(']') > 0) {
      int end = rest.indexOf(']');
      String behind = rest.substring(end + 1);
      return new Endpoint(
          rest.substring(1, end), behind.startsWith(":") ? behind.substring(1) : "");
    }
    int colon = rest.indexOf(':');
    if (colon < 0 || colon != rest.lastIndexOf(':')) {
      return new Endpoint(rest, "");
    }
    return new Endpoint(rest.substring(0, colon), rest.substring(colon + 1));
  }

  /** The same host with another port, if that is not empty. */
  Endpoint orPort(String otherPort) {
    return port.isEmpty() ? new Endpoint(host, otherPort) : this;
  }

  /** Whether the host is this one itself. */
  boolean isLocal() {
    return host.equals("localhost")
        || host.startsWith("127.")
        || host.equals("::1")
        || host.equals("0.0.0.0");
  }
}
