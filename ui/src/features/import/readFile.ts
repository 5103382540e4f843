/** As many bytes as one call takes. */
const PIECE_BYTES = 1024 * 1024;

export interface Piece {
  offset: number;
  base64: string;
}

/** The bytes of a file in order, so that a large one never stands in memory twice. */
export async function* piecesOf(file: Blob): AsyncGenerator<Piece> {
  for (let offset = 0; offset < file.size; offset += PIECE_BYTES) {
    yield { offset, base64: await base64Of(file.slice(offset, offset + PIECE_BYTES)) };
  }
}

/** A data URL is the bytes in Base64 after a comma. */
function base64Of(piece: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      const url = typeof reader.result === "string" ? reader.result : "";
      resolve(url.slice(url.indexOf(",") + 1));
    };
    reader.onerror = () => reject(reader.error ?? new Error("the file can't be read"));
    reader.readAsDataURL(piece);
  });
}
