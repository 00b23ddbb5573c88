"""Pictures of the pages of an edition, for readers who do not open the PDF."""

import io

import pypdfium2 as pdfium

QUALITY = 80  # of a JPEG: below it, letters get a rim of grey


def page_pictures(pdf: bytes, *, width: int) -> list[bytes]:
    """Every page as a JPEG so many pixels wide, drawn by PDFium; the same file gives the same bytes."""
    document = pdfium.PdfDocument(pdf)
    try:
        return [_picture(document[number], width) for number in range(len(document))]
    finally:
        document.close()


def _picture(page: pdfium.PdfPage, width: int) -> bytes:
    drawn = page.render(scale=width / page.get_width(), rev_byteorder=True)
    buffer = io.BytesIO()
    # PDFium rounds up, so the last column of points may be empty
    drawn.to_pil().convert("RGB").crop((0, 0, width, drawn.height)).save(buffer, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    drawn.close()
    page.close()
    return buffer.getvalue()
