package org.hansho.web;

/** What a part of a request was found to be. */
public enum EvidenceFamily {
  /** A value goes on as SQL. */
  SQL_INJECTION("sql-injection"),
  /** A value goes on as HTML or script. */
  CROSS_SITE_SCRIPTING("cross-site-scripting"),
  /** A value goes on as a command of a shell. */
  COMMAND_INJECTION("command-injection"),
  /** A value holds PHP, or has PHP read from elsewhere. */
  PHP_INJECTION("php-injection"),
  /** A value has an expression language look up or compute something. */
  EXPRESSION_INJECTION("expression-injection"),
  /** A value closes the filter of a directory search and goes on with its own. */
  LDAP_INJECTION("ldap-injection"),
  /** A parameter is an operator of a document database. */
  NOSQL_INJECTION("nosql-injection"),
  /** A path leaves its folder or names a file of the system. */
  PATH_TRAVERSAL("path-traversal"),
  /** A value has the server ask for the metadata of its cloud. */
  SERVER_SIDE_REQUEST("server-side-request"),
  /** A value is an object of Java, .NET or a library for JSON that a program would build. */
  DESERIALIZATION("deserialization"),
  /** The request breaks the rules of HTTP or hides what it says. */
  PROTOCOL_VIOLATION("protocol-violation"),
  /** The client names itself as a scanner. */
  SCANNER_AGENT("scanner-agent"),
  /** The path is one that attackers ask for. */
  SENSITIVE_PATH("sensitive-path");

  private final String word;

  EvidenceFamily(String word) {
    this.word = word;
  }

  /** The word for fields. */
  public String word() {
    return word;
  }
}
