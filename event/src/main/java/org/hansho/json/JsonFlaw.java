package org.hansho.json;

/** Why bytes are no JSON that {@link JsonScanner} reads. */
public enum JsonFlaw {
  /** A value is missing, or what stands in its place is none. */
  NO_VALUE,
  /** A line ends inside of a string. */
  OPEN_STRING,
  /** Objects and arrays are nested deeper than they may be. */
  TOO_DEEP,
  /** There are more values on known paths than there may be. */
  TOO_MANY_VALUES,
  /** Two values follow each other with no comma between them. */
  NO_COMMA,
  /** A brace ends an array, or a bracket an object. */
  UNPAIRED,
  /** Behind a value of an object stands neither a comma nor a closing brace. */
  OPEN_OBJECT,
  /** Behind a value of an array stands neither a comma nor a closing bracket. */
  OPEN_ARRAY,
  /** Where a key should stand in double quotes, there is none. */
  NO_KEY,
  /** A key has no colon behind it. */
  NO_COLON
}
