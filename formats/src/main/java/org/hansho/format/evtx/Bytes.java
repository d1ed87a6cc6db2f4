package org.hansho.format.evtx;

import java.nio.charset.StandardCharsets;

/** Reads numbers and texts of a chunk, little-endian, within its bounds. Belongs to one thread. */
final class Bytes {
  final byte[] data;
  final int length;
  int at;

  Bytes(byte[] data, int length) {
    this.data = data;
    this.length = length;
  }

  void need(int from, long size) throws BinXmlException {
    if (from < 0 || size < 0 || from + size > length) {
      throw BinXmlException.unsound("a value reaches beyond the chunk");
    }
  }

  int u8() throws BinXmlException {
    need(at, 1);
    return data[at++] & 0xFF;
  }

  int u16() throws BinXmlException {
    need(at, 2);
    at += 2;
    return u16(at - 2);
  }

  /** A number that must be a place or a size in the chunk. */
  int place() throws BinXmlException {
    need(at, 4);
    at += 4;
    int place = i32(at - 4);
    need(0, place);
    return place;
  }

  void skip(int size) throws BinXmlException {
    need(at, size);
    at += size;
  }

  int u16(int from) {
    return (data[from] & 0xFF) | (data[from + 1] & 0xFF) << 8;
  }

  int i32(int from) {
    return u16(from) | u16(from + 2) << 16;
  }

  long i64(int from) {
    return (i32(from) & 0xFFFF_FFFFL) | (long) i32(from + 4) << 32;
  }

  /** UTF-16 text; what is cut or unpaired is replaced. */
  String text(int from, int bytes) {
    return new String(data, from, bytes & ~1, StandardCharsets.UTF_16LE);
  }

  /** Characters behind their number. */
  String counted() throws BinXmlException {
    int bytes = 2 * u16();
    skip(bytes);
    return text(at - bytes, bytes);
  }
}
