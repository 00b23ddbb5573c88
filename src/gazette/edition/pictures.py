"""Pictures of the pages of an edition, for readers who do not open the PDF."""

import io

import pypdfium2 as pdfium

QUALITY = 80  # of a JPEG: below it, letters get a rim of grey
AVIF = {"quality": 40, "speed": 10, "max_threads": 1}  # a third of the JPEG's bytes; below it the finest type breaks up


def page_pictures(pdf: bytes, *, width: int, avif: bool = False) -> list[bytes]:
    """Every page as a JPEG, or as AVIF, so many pixels wide, drawn by PDFium; the same file gives the same bytes."""
    document = pdfium.PdfDocument(pdf)
    try:
        return [_picture(document[number], width, avif) for number in range(len(document))]
    finally:
        document.close()


def _picture(page: pdfium.PdfPage, width: int, avif: bool) -> bytes:
    drawn = page.render(scale=width / page.get_width(), rev_byteorder=True)
    buffer = io.BytesIO()
    # PDFium rounds up, so the last column of points may be empty
    image = drawn.to_pil().convert("RGB").crop((0, 0, width, drawn.height))
    if avif:
        image.save(buffer, "AVIF", **AVIF)
    else:
        image.save(buffer, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    drawn.close()
    page.close()
    return buffer.getvalue()
